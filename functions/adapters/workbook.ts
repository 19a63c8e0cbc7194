import writeExcelFile from "write-excel-file/node";

/** A line of a sheet. */
export type SheetRow = readonly (string | number)[];

/** An .xlsx file of one sheet; the first line in bold. Text stays text, also where it looks like a formula. */
export const workbook = async (name: string, rows: readonly SheetRow[], direction: string): Promise<Buffer> => {
  const data = rows.map((row, at) =>
    row.map((value) =>
      typeof value === "number"
        ? { value, type: Number as NumberConstructor }
        : { value, type: String as StringConstructor, ...(at === 0 && { fontWeight: "bold" as const }) },
    ),
  );
  const columns = (rows[0] ?? []).map((_, column) => ({
    width: Math.min(60, 4 + Math.max(...rows.map((row) => String(row[column] ?? "").length))),
  }));
  const options = { sheet: name.slice(0, 31), columns, rightToLeft: direction === "rtl", stickyRowsCount: 2 };
  return writeExcelFile(data, options).toBuffer();
};
export type Workbook = typeof workbook;
