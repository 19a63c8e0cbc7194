// DynamoDB's client is ready to look for endpoints, which is off unless the environment asks for it, and to remember a
// thousand of them in a cache of 7 KiB of every bundle. There is one endpoint.
module.exports = class extends Map {
  constructor(_capacity) {
    super();
  }

  peek(key) {
    return this.get(key);
  }
};
