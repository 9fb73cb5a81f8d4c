/** The ready-made profiles, as they stand in their files: common conventions first, then the registers the product was built on. */
import fiveByFiveRedAmberGreen from "./5x5-red-amber-green.json";
import fiveByFiveFourBands from "./5x5-four-bands.json";
import fiveByFiveFiveBands from "./5x5-five-bands.json";
import fourByFourRedAmberGreen from "./4x4-red-amber-green.json";
import fourByFourFourBands from "./4x4-four-bands.json";
import threeByThreeRedAmberGreen from "./3x3-red-amber-green.json";
import sixBySixDecimals from "./6x6-decimals.json";
import tenByTen from "./10x10.json";
import lettersABest from "./letters-a-best.json";
import lettersAWorst from "./letters-a-worst.json";
import wordsOnly from "./words-only.json";
import twoZones from "./two-zones.json";
import fiveZonesBlack from "./five-zones-black.json";
import productPlusImpact from "./product-plus-impact.json";
import scoreTable from "./score-table.json";
import sum from "./sum.json";
import impactWeighted from "./impact-weighted.json";
import risksAndOpportunities from "./risks-and-opportunities.json";
import cambridgeshire2014 from "./cambridgeshire-2014.json";
import cambridgeshire2021 from "./cambridgeshire-2021.json";
import cumbria2017 from "./cumbria-2017.json";
import cumbria2019 from "./cumbria-2019.json";
import lancashire2018 from "./lancashire-2018.json";

export const PRESETS: readonly unknown[] = [
  fiveByFiveRedAmberGreen,
  fiveByFiveFourBands,
  fiveByFiveFiveBands,
  fourByFourRedAmberGreen,
  fourByFourFourBands,
  threeByThreeRedAmberGreen,
  sixBySixDecimals,
  tenByTen,
  lettersABest,
  lettersAWorst,
  wordsOnly,
  twoZones,
  fiveZonesBlack,
  productPlusImpact,
  scoreTable,
  sum,
  impactWeighted,
  risksAndOpportunities,
  cambridgeshire2014,
  cambridgeshire2021,
  cumbria2017,
  cumbria2019,
  lancashire2018,
];
