/**
 * What is loaded after the pane stands: all that is not needed to look at a workbook. Each part comes when it is first used,
 * and all of them once the pane is idle, so that nothing has to be waited for, or is missing without a network.
 */

/** A part of our own code could not be fetched: there is no network, or a newer version has taken its place. */
export class NotLoaded extends Error {}

const part =
  <Part>(load: () => Promise<Part>) =>
  (): Promise<Part> =>
    load().catch((error: unknown) => {
      throw new NotLoaded("A part of the pane could not be loaded", { cause: error });
    });

export const later = {
  judging: part(() => import("./judging")),
  found: part(() => import("./views/Found")),
  screens: part(() => import("./views/screens")),
  periods: part(() => import("./periods")),
  sheets: part(() => import("./sheets")),
  files: part(() => import("../files")),
  newFile: part(() => import("./newFile")),
};

/** Loads every part, one after another. What does not come is asked for again when it is used. */
export async function loadAll(): Promise<void> {
  for (const load of Object.values(later)) await load().catch(() => undefined);
}
