import { namedPlaceSchema, type NamedPlace } from '../../protocol/hall/directory.ts';
import type { Areas } from './areas.ts';
import { bridges, landmarks, square } from './cityPlan.ts';
import { englishName, type Name } from './names.ts';
import { pinyinInitials } from './pinyin.ts';
import { interpolate, planToLonLat, type Point } from './projection.ts';
import type { RoadGraph } from './roadGraph.ts';
import type { SeededRandom } from './seededRandom.ts';
import type { Block } from './streets.ts';

type PlaceKind =
  | 'police'
  | 'fire'
  | 'hospital'
  | 'government'
  | 'school'
  | 'park'
  | 'square'
  | 'water'
  | 'bridge'
  | 'station'
  | 'landmark'
  | 'mall'
  | 'market'
  | 'hotel'
  | 'factory'
  | 'estate'
  | 'junction'
  | 'address';

interface Draft {
  kind: PlaceKind;
  name: Name;
  at: Point;
}

const facilities: readonly (readonly [PlaceKind, string, string, readonly string[]])[] = [
  ['police', '派出所', 'Police Station', ['鼓楼', '滨江', '学林', '金沙', '新城', '丰泽', '望山', '站前', '东港']],
  ['fire', '消防站', 'Fire Station', ['鼓楼', '滨江', '学林', '金沙', '新城', '丰泽']],
  ['hospital', '医院', 'Hospital', ['澜川第一', '澜川中心', '新城', '金沙', '东港', '妇儿']],
  ['government', '街道办事处', 'Subdistrict Office', ['鼓楼', '滨江', '学林', '新城']],
  ['government', '镇政府', 'Town Hall', ['金沙', '丰泽']],
  [
    'school',
    '小学',
    'Primary School',
    ['文昌', '春和', '明珠', '永兴', '清泉', '柳溪', '松岭', '南屏', '锦云', '望山', '稻香', '丰泽'],
  ],
  ['school', '中学', 'Middle School', ['澜川一', '澜川二', '澜川三', '新城', '金沙', '学林', '东港']],
  ['mall', '购物中心', 'Mall', ['银河', '澜江里', '云帆', '锦云', '明珠']],
  ['market', '菜市场', 'Market', ['鼓楼', '文昌', '安康', '永兴', '金沙', '芦湾', '丰泽', '春和']],
  ['hotel', '酒店', 'Hotel', ['望江', '星桥', '云帆', '站前', '鹭洲', '锦云', '南屏']],
  ['factory', '机械厂', 'Machine Works', ['澜川', '丰泽', '东港']],
  ['factory', '食品厂', 'Food Factory', ['稻香', '金沙']],
];

const englishStems: Record<string, string> = {
  澜川第一: 'Lanchuan First',
  澜川中心: 'Lanchuan Central',
  妇儿: "Women's and Children's",
  澜川一: 'Lanchuan No. 1',
  澜川二: 'Lanchuan No. 2',
  澜川三: 'Lanchuan No. 3',
};

const fixed: readonly Draft[] = [
  { kind: 'square', name: { zh: '澜川广场', en: 'Lanchuan Square' }, at: square.centre },
  { kind: 'government', name: { zh: '市民中心', en: 'Civic Centre' }, at: [135, 495] },
  { kind: 'government', name: { zh: '市指挥中心', en: 'City Command Centre' }, at: [250, 500] },
  { kind: 'station', name: { zh: '澜川站', en: 'Lanchuan Railway Station' }, at: [135, 1858] },
  { kind: 'station', name: { zh: '汽车客运站', en: 'Coach Station' }, at: [330, 1800] },
  { kind: 'park', name: { zh: '望山公园', en: 'Wangshan Park' }, at: [-2860, 800] },
  { kind: 'park', name: { zh: '镜湖公园', en: 'Mirror Lake Park' }, at: [-430, -1080] },
  { kind: 'park', name: { zh: '春和公园', en: 'Chunhe Park' }, at: [-970, 1280] },
  { kind: 'park', name: { zh: '柳溪绿廊', en: 'Liuxi Greenway' }, at: [1045, 820] },
  { kind: 'park', name: { zh: '鹭洲', en: 'Egret Islet' }, at: [-1010, 0] },
  { kind: 'water', name: { zh: '镜湖', en: 'Mirror Lake' }, at: [-435, -885] },
  { kind: 'landmark', name: { zh: '鼓楼', en: 'Drum Tower' }, at: [-1250, 560] },
  { kind: 'landmark', name: { zh: '体育中心', en: 'Sports Centre' }, at: [-800, -800] },
  { kind: 'landmark', name: { zh: '大剧院', en: 'Grand Theatre' }, at: [-300, -230] },
  { kind: 'landmark', name: { zh: '会展中心', en: 'Exhibition Centre' }, at: [480, -480] },
  { kind: 'landmark', name: { zh: '东港码头', en: 'East Port' }, at: [2280, -190] },
  { kind: 'school', name: { zh: '澜川大学', en: 'Lanchuan University' }, at: [2150, 800] },
];

export function namePlaces(
  areas: Areas,
  graph: RoadGraph,
  blocks: readonly Block[],
  random: SeededRandom,
): NamedPlace[] {
  const townshipsByStem = new Map(
    areas.list.flatMap((area) =>
      area.level === 'township' || area.level === 'village' ? [[area.name.zh.slice(0, 2), area] as const] : [],
    ),
  );
  const built = random.shuffle(
    blocks.filter((block) => ['residential', 'oldTown', 'suburb', 'highRise', 'centre'].includes(block.use)),
  );
  const drafts: Draft[] = [...fixed, ...towers(), ...crossings()];
  for (const [kind, ending, english, stems] of facilities) {
    for (const stem of stems) {
      const home = townshipsByStem.get(stem);
      const index = built.findIndex(
        (block) => !home || areas.areaAt(planToLonLat(kerb(block)), home.level)?.id === home.id,
      );
      const block = built.splice(Math.max(0, index), 1)[0];
      if (block)
        drafts.push({
          kind,
          name: { zh: stem + ending, en: `${englishStems[stem] ?? englishName(stem)} ${english}` },
          at: kerb(block),
        });
    }
  }
  drafts.push(...estates(blocks, random), ...junctionPlaces(graph), ...addresses(graph, random, 130));
  return drafts.map(finish);
}

/** The middle of the southern side of a block, where its gate is. */
function kerb(block: Block): Point {
  const [southWest, southEast, northEast, northWest] = block.corners;
  return interpolate(interpolate(southWest, southEast, 0.5), interpolate(northWest, northEast, 0.5), 0.12);
}

function towers(): Draft[] {
  return landmarks.map((landmark) => ({
    kind: 'landmark',
    name: { zh: landmark.name, en: landmark.english },
    at: landmark.at,
  }));
}

function crossings(): Draft[] {
  return bridges.map((bridge) => ({
    kind: 'bridge',
    name: { zh: bridge.name, en: englishName(bridge.name) },
    at: [bridge.s, 0],
  }));
}

function estates(blocks: readonly Block[], random: SeededRandom): Draft[] {
  const stems = random.shuffle(Array.from('春夏锦翠云月星安宁和祥福丰金银泉溪玉')).slice(0, 14);
  const endings = random.shuffle(['和苑', '景园', '华庭', '香府', '水湾', '江畔', '林语']);
  const names = stems.flatMap((stem) => endings.slice(0, 5).map((ending) => stem + ending));
  const homes = random.shuffle(blocks.filter((block) => block.use === 'highRise' || block.use === 'residential'));
  return names.slice(0, 64).flatMap((zh, index): Draft[] => {
    const block = homes[index];
    return block ? [{ kind: 'estate', name: { zh, en: englishName(zh) }, at: kerb(block) }] : [];
  });
}

function junctionPlaces(graph: RoadGraph): Draft[] {
  const arterial = graph.junctions.filter((junction) => junction.streets[1]?.class === 'arterial');
  return arterial.slice(0, 130).flatMap((junction): Draft[] => {
    const [one, two] = [...new Map(junction.streets.map((street) => [street.name.zh, street.name])).values()];
    if (!one || !two) return [];
    return [
      { kind: 'junction', name: { zh: `${one.zh}与${two.zh}路口`, en: `${one.en} & ${two.en}` }, at: junction.at },
    ];
  });
}

function addresses(graph: RoadGraph, random: SeededRandom, count: number): Draft[] {
  return random
    .shuffle(graph.edges.filter((edge) => edge.lengthM > 25))
    .slice(0, count)
    .flatMap((edge): Draft[] => {
      const from = graph.junctions[edge.from]?.at;
      const to = graph.junctions[edge.to]?.at;
      if (!from || !to) return [];
      const number = random.whole(1, 298);
      const { zh, en } = edge.street.name;
      return [
        { kind: 'address', name: { zh: `${zh}${number}号`, en: `${number} ${en}` }, at: interpolate(from, to, 0.5) },
      ];
    });
}

function finish(draft: Draft): NamedPlace {
  const [lon, lat] = planToLonLat(draft.at);
  const { zh, en } = draft.name;
  return namedPlaceSchema.parse({ name: zh, nameEn: en, initials: pinyinInitials(zh), kind: draft.kind, lon, lat });
}
