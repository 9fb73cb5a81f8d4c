import type { HeadingWords } from "./concept";
import { english } from "./english";
import { german } from "./german";
import { danish, norwegian } from "./nordic";
import { french, portuguese } from "./romance";
import { russian } from "./russian";
import { spanish } from "./spanish";
import { welsh } from "./welsh";

export type { Concept, HeadingWords } from "./concept";

/** English first: where one word means two things, the earlier language wins. */
export const LANGUAGES: readonly HeadingWords[] = [
  english,
  welsh,
  spanish,
  german,
  danish,
  norwegian,
  portuguese,
  french,
  russian,
];
