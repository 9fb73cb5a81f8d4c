/** Months as labels write them: one row a way of writing, January first. */
const WAYS: readonly (readonly string[])[] = [
  "january february march april may june july august september october november december",
  "jan feb mar apr may jun jul aug sep oct nov dec",
  "jan feb mar apr may june july aug sept oct nov dec",
  "ionawr chwefror mawrth ebrill mai mehefin gorffennaf awst medi hydref tachwedd rhagfyr",
  "ion chwef maw ebr mai meh gorff awst medi hyd tach rhag",
].map((names) => names.split(" "));

/** Any of the names, longest first, for a pattern. */
export const MONTH_NAMES = [...new Set(WAYS.flat())].sort((a, b) => b.length - a.length).join("|");

/** 1 to 12; 0 for what is no month's name. Unlike the reader's, no near spelling counts: "market" is no March. */
export const monthNumber = (name: string): number => {
  const way = WAYS.find((names) => names.includes(name.toLowerCase()));
  return way ? way.indexOf(name.toLowerCase()) + 1 : 0;
};

/** Another month written in the way of this one: "Sept" and 12 give "Dec", "MEDI" gives "RHAGFYR". `short` settles May, which is both. */
export function monthLike(name: string, month: number, short: boolean): string {
  const ways = WAYS.filter((names) => names.includes(name.toLowerCase()));
  const way = ways.length > 1 && short ? ways[1]! : ways[0]!;
  return cased(name, way[month - 1]!);
}

/** `word` in the case of `like`: lower, Title or UPPER. */
export const cased = (like: string, word: string): string =>
  like === like.toUpperCase() && like !== like.toLowerCase()
    ? word.toUpperCase()
    : like[0] === like[0]!.toUpperCase()
      ? word[0]!.toUpperCase() + word.slice(1)
      : word;
