/** Fields nobody has heard of yet: Twilio adds some without notice, and identifiers hide in them. */
export const futureFields: Readonly<Record<string, string>> = {
  DeviceLocale: "el-GR",
  SenderContactCard: '{"name":"Somebody Invented","tel":"+15555550177"}',
  "Messaging.Experimental[0]": "1",
};
