/**
 * None of our calls is a stream of events. The SDK loads this part only when one is; but that it may do so makes the
 * bundler keep all of its core, in pieces that are put together at every start.
 */
export const EventStreamSerde = undefined;
export const eventStreamSerdeProvider = undefined;
/** Clients of services that could stream prepare for it when they are made: S3, and Bedrock, of which we stream nothing. */
export const resolveEventStreamSerdeConfig = <Config>(config: Config): Config => config;
/** Bedrock's client makes one of these and never uses it, since we let nothing be streamed. */
export const EventStreamCodec = function EventStreamCodec() {
  return undefined;
};
export const iterableToReadableStream = undefined;
export const readableStreamToIterable = undefined;
