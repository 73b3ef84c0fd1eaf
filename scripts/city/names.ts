import { pinyinWord } from './pinyin.ts';
import type { SeededRandom } from './seededRandom.ts';

export interface Name {
  zh: string;
  en: string;
}

export const cityName: Name = { zh: '澜川市', en: 'Lanchuan' };

const firsts = Array.from(
  '文清柳桂竹松梅兰荷望听临映锦翠云月星春秋安宁和祥福永丰金银石泉溪玉青紫碧晴晓长高德仁义思瑞嘉乐海鹤',
);
const seconds = Array.from(
  '园亭桥台井塘湾泉庭苑渡滩洲岭峰林屏波影霞光泽康宁顺和兴盛昌华芳枫桐槐杏棠雁鹭舟帆书墨琴虹屿坪谷',
);

const suffixes: readonly (readonly [string, string])[] = [
  ['大道', 'Avenue'],
  ['广场', 'Square'],
  ['大桥', 'Bridge'],
  ['公园', 'Park'],
  ['社区', 'Community'],
  ['街道', 'Subdistrict'],
  ['路', 'Road'],
  ['街', 'Street'],
  ['巷', 'Lane'],
  ['里', 'Alley'],
  ['桥', 'Bridge'],
  ['区', 'District'],
  ['镇', 'Town'],
  ['村', 'Village'],
];
const directions: Record<string, string> = { 东: 'East', 西: 'West', 南: 'South', 北: 'North', 中: 'Middle' };

/** English of a road, bridge or area name: 滨江北路 gives `Binjiang North Road`. */
export function englishName(zh: string): string {
  const suffix = suffixes.find(([ending]) => zh.endsWith(ending) && zh.length > ending.length);
  if (!suffix) return pinyinWord(zh);
  const stem = zh.slice(0, zh.length - suffix[0].length);
  const direction = stem.length > 2 ? directions[stem.slice(-1)] : undefined;
  const words = direction ? [pinyinWord(stem.slice(0, -1)), direction] : [pinyinWord(stem)];
  return [...words, suffix[1]].join(' ');
}

/** An endless supply of two-character stems, each given out once. */
export function createStemSupply(random: SeededRandom, taken: readonly string[]): () => string {
  const used = new Set(taken);
  const stems = random
    .shuffle(firsts.flatMap((first) => seconds.filter((second) => second !== first).map((second) => first + second)))
    .filter((stem) => !used.has(stem));
  let next = 0;
  return () => {
    const stem = stems[next];
    if (stem === undefined) throw new Error('the supply of street names is used up');
    next += 1;
    return stem;
  };
}
