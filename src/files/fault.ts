/** Edits that no workbook could take: a programming fault, or a sheet that is not there. */
export class EditError extends Error {
  override name = "EditError";
  constructor(
    readonly reason: "notFound" | "protected" | "tooLarge" | "failed",
    message: string,
    readonly sheet?: string,
  ) {
    super(message);
  }
}
