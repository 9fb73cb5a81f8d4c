import { LocaleType, Univer } from "@univerjs/core";
import type { Injector, Plugin, PluginCtor } from "@univerjs/core";
import { FUniver } from "@univerjs/core/facade";
import { CalculationMode, UniverSheetsCorePreset } from "@univerjs/preset-sheets-core";
import words from "@univerjs/preset-sheets-core/locales/en-US";
import "@univerjs/preset-sheets-core/lib/index.css";

type Entry = PluginCtor<Plugin> | [PluginCtor<Plugin>, object?];

/**
 * Univer with the few plugins the workbench needs (the package that offers `createUniver` brings every plugin there
 * is), and without its own bars and menus.
 */
export function createUniver(container: HTMLElement): { readonly api: FUniver; readonly injector: Injector } {
  const univer = new Univer({ locale: LocaleType.EN_US, locales: { [LocaleType.EN_US]: words } });
  const { plugins } = UniverSheetsCorePreset({
    container,
    header: false,
    toolbar: false,
    formulaBar: false,
    contextMenu: false,
    disableAutoFocus: true,
    footer: false,
    sheets: { disableForceStringAlert: true, disableForceStringMark: true },
    formula: { initialFormulaComputing: CalculationMode.NO_CALCULATION },
    disableTextFormatAlert: true,
    disableTextFormatMark: true,
  });
  for (const entry of plugins as readonly Entry[]) {
    const [plugin, options] = Array.isArray(entry) ? entry : [entry, undefined];
    univer.registerPlugin(plugin, options);
  }
  return { api: FUniver.newAPI(univer), injector: univer.__getInjector() };
}
