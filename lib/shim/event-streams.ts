/**
 * None of our calls is a stream of events. The SDK loads this part only when one is; but that it may do so makes the
 * bundler keep all of its core, in pieces that are put together at every start.
 */
export const EventStreamSerde = undefined;
export const eventStreamSerdeProvider = undefined;
/** S3 prepares for the one of its calls that is a stream, SelectObjectContent, which is not ours. */
export const resolveEventStreamSerdeConfig = <Config>(config: Config): Config => config;
