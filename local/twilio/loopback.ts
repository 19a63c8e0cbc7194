const names = new Set(["127.0.0.1", "localhost", "[::1]"]);

/** Whether an address is one of this computer: the emulator calls no other. */
export function isLoopback(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return names.has(hostname) && (protocol === "http:" || protocol === "https:");
}
