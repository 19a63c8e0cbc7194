// Plain JavaScript, so that an old Node can say what is wrong instead of failing on TypeScript.
// With install scripts off, npm would silently use the host's Node.
const [major = 0] = process.versions.node.split(".").map(Number);
if (major < 24) {
  console.error(`Node 24 is needed and this is ${process.versions.node}: run "npm ci" with install scripts allowed.`);
  process.exit(1);
}
