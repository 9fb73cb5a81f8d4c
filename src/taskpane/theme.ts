import { useSyncExternalStore } from "react";
import { webDarkTheme, webLightTheme, type Theme } from "@fluentui/react-components";
import { contrast } from "../workbook";

/** Office's theme where it tells us one (Excel on the desktop), as far as we need it. */
export interface OfficeTheme {
  readonly bodyBackgroundColor?: string;
}

const FONT =
  "'Segoe UI', 'Segoe UI Web (West European)', -apple-system, BlinkMacSystemFont, Roboto, 'Helvetica Neue', 'Noto Sans', 'Liberation Sans', Arial, sans-serif";
const LIGHT: Theme = { ...webLightTheme, fontFamilyBase: FONT };
const DARK: Theme = { ...webDarkTheme, fontFamilyBase: FONT };

const darkQuery = (): MediaQueryList | null =>
  typeof matchMedia === "function" ? matchMedia("(prefers-color-scheme: dark)") : null;

/** Dark where Office's pane is dark; where Office says nothing, as the system prefers. High contrast comes by the browser's forced colours, which Fluent and our styles obey. */
export function isDark(office: OfficeTheme | undefined, systemDark: boolean): boolean {
  const ground = office?.bodyBackgroundColor;
  if (!ground || Number.isNaN(contrast(ground, "#FFFFFF"))) return systemDark;
  return contrast(ground, "#FFFFFF") > contrast(ground, "#000000");
}

/** The Fluent theme to use now; follows the system while the pane is open. */
export function useTheme(office: () => OfficeTheme | undefined): { readonly theme: Theme; readonly dark: boolean } {
  const systemDark = useSyncExternalStore(
    (listener) => {
      const query = darkQuery();
      query?.addEventListener("change", listener);
      return () => query?.removeEventListener("change", listener);
    },
    () => darkQuery()?.matches ?? false,
  );
  const darkNow = isDark(office(), systemDark);
  return { theme: darkNow ? DARK : LIGHT, dark: darkNow };
}
