import { ABROAD } from "./abroad";
import { BOARDS } from "./boards";
import { CENTRAL } from "./central";
import { CLERKS } from "./clerks";
import { COUNCILS } from "./councils";
import { LOCAL } from "./local";
import type { Pair } from "./pair";
import { FORMS } from "./forms";
import { ODDMENTS } from "./oddments";
import { PUBLIC } from "./public";

export const PAIRS: readonly Pair[] = [
  ...PUBLIC,
  ...CENTRAL,
  ...LOCAL,
  ...BOARDS,
  ...CLERKS,
  ...COUNCILS,
  ...ODDMENTS,
  ...FORMS,
  ...ABROAD,
];
