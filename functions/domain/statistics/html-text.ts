const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Plain text as it may stand in HTML, between tags and in attributes. */
export const htmlText = (plain: string): string => plain.replace(/[&<>"']/g, (character) => entities[character] ?? "");
