/** Rights that no run on this computer can exercise, of everybody or of one function, and why each is needed all the same. */
export const unexercised: Readonly<Record<string, string>> = {
  "logs:CreateLogStream": "The Lambda runtime writes the log; here it goes to a file.",
  "logs:PutLogEvents": "The Lambda runtime writes the log; here it goes to a file.",
  "sqs:GetQueueAttributes": "Lambda's own poller reads them before it takes messages; the local one knows the queue.",
  "ses:SendEmail": "SES v2 names its operation so; what it checks for a raw mail, which ours are, is SendRawEmail.",
  "reconcile dynamodb:DeleteItem":
    "A message that is deleted between its look-up and its write: what was sealed of it is dropped, as receive does.",
  "media s3:DeleteObject":
    "A record that is deleted while its file is on its way to the bucket: what was stored of it is taken out again.",
};
