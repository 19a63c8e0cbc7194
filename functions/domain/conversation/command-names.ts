/** What a person can tell the channel to do, each by words of every language. */
export const commandNames = [
  "stop",
  "start",
  "help",
  "info",
  "status",
  "delete",
  "read",
  "human",
  "news",
  "language",
] as const;
export type CommandName = (typeof commandNames)[number];
