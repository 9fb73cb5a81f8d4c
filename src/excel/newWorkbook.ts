/** Bytes at a time that are turned into letters: an argument list has a longest length. */
const PIECE = 0x8000;

function base64(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += PIECE) text += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  return btoa(text);
}

/** Opens a new workbook beside this one, made of a file's bytes; false where Excel cannot do it here. */
export async function openNewWorkbook(bytes: Uint8Array): Promise<boolean> {
  try {
    await Excel.createWorkbook(base64(bytes));
    return true;
  } catch {
    return false; // the file is offered to be saved instead
  }
}
