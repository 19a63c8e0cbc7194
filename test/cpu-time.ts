/** Milliseconds of this thread's processor time that a piece of work takes: a busy machine does not make them more. */
export const cpuTime = (work: () => void): number => {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
};
