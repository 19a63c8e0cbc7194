/** Nothing makes a JSON schema at run-time: the API's document is written beforehand. zod would carry what does, unused. */
const makesNone = (): never => {
  throw new Error("No JSON schema is made here.");
};
export const createToJSONSchemaMethod = () => makesNone;
export const createStandardJSONSchemaMethod = () => makesNone;
export const toJSONSchema = makesNone;
export const initializeContext = makesNone;
export const processSchema = makesNone;
export const extractDefs = makesNone;
export const finalize = makesNone;
export const allProcessors = {};
