/** Bundled where the settings leave transcription off: no client that could send a voice anywhere is in the code. */
export const ear = (): undefined => undefined;
