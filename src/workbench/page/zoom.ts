const STEPS = [0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1, 1.25, 1.5, 2];

/** Offers the usual ratios, and the one that holds where it is another. */
export function showZoom(select: HTMLSelectElement, ratio: number): void {
  const ratios = [...new Set([...STEPS, ratio])].sort((a, b) => a - b);
  select.replaceChildren(
    ...ratios.map((each) => new Option(`${Math.round(each * 100)}%`, String(each), false, each === ratio)),
  );
}
