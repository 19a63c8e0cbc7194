import type { Understand } from "../../functions/domain/understanding.ts";
import { corpusMessages } from "../proof/corpus.ts";
import { median } from "./median.ts";

/** Microseconds of processor time to strip, place and code a message of the corpus, warm; the median of several runs. */
export const measurePipeline = (understand: Understand, runs: number): number => {
  const texts = corpusMessages().map(({ text }) => text);
  const once = () => {
    const before = process.cpuUsage();
    for (const text of texts) understand(text, { from: "+999550000001" });
    const { user, system } = process.cpuUsage(before);
    return (user + system) / texts.length;
  };
  once();
  return median(Array.from({ length: runs }, once));
};
