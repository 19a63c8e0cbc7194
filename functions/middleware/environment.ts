/** Reads the environment's variables, given by the composition root; a missing one stops the start and is named. */
export const environment =
  (variables: Readonly<Record<string, string | undefined>>) =>
  (name: string): string => {
    const value = variables[name];
    if (!value) throw new Error(`The environment lacks ${name}.`);
    return value;
  };
