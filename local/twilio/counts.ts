/** What one kind of request to us came to. */
export type RequestCounts = {
  /** Requests sent, with retries and duplicates. */
  posted: number;
  /** Answers by status; `0` stands for a connection that failed or timed out. */
  readonly answers: Record<string, number>;
  retried: number;
  /** Deliveries beyond the first of the same request. */
  duplicates: number;
  /** Open at this moment. */
  inFlight: number;
  /** Due, but not sent yet: in line, late on purpose, or between two tries. */
  waiting: number;
  /** Given up after the last try and the fallback. */
  gaveUp: number;
  fallbacks: number;
};

/** All that is counted at Twilio's end. */
export type Counts = {
  readonly webhooks: RequestCounts;
  readonly callbacks: RequestCounts;
  /** What we asked the API, and how often it told us to slow down. */
  readonly reads: { answered: number; refused: number };
  /** Messages that no webhook was sent for, during an outage. */
  held: number;
  /** Messages to phones on their way, with their callbacks. */
  delivering: number;
  /** Sends that were refused, by error code. */
  readonly refused: Record<string, number>;
  droppedAnswers: number;
  droppedRequests: number;
  /** Messages forgotten because there were too many. */
  forgotten: number;
};

const noRequests = (): RequestCounts => ({
  posted: 0,
  answers: {},
  retried: 0,
  duplicates: 0,
  inFlight: 0,
  waiting: 0,
  gaveUp: 0,
  fallbacks: 0,
});

/** Counts before anything happened. */
export const noCounts = (): Counts => ({
  webhooks: noRequests(),
  callbacks: noRequests(),
  reads: { answered: 0, refused: 0 },
  held: 0,
  delivering: 0,
  refused: {},
  droppedAnswers: 0,
  droppedRequests: 0,
  forgotten: 0,
});

/** Adds one to the count of a status or code. */
export function countOne(counts: Record<string, number>, name: string | number): void {
  counts[name] = (counts[name] ?? 0) + 1;
}
