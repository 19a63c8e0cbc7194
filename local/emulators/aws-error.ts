/** A refusal as an AWS service words it: `code` is the exception's name that the SDK reads. */
export class AwsError extends Error {
  readonly code: string;

  constructor(code: string, message: string = code) {
    super(message);
    this.code = code;
  }
}
