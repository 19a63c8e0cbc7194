/** A reason, in one sentence for the person at the keyboard, why the local cloud cannot start. */
export class StartFailure extends Error {
  override readonly name = "StartFailure";
}
