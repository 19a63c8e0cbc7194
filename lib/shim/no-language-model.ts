/** Bundled where the settings name no language model: no client of one is in the code that runs. */
export const languageModel = (): never => {
  throw new Error("The settings name no language model.");
};
