/** The readings used in this city; a character may stand here once only. */
const readings: Record<string, string> = {};
const table = `
ai爱 an安 ban班半 bai白百柏 ban办 bao保宝 bei北 bin滨宾 bing冰 bo波泊博 can餐 cang仓 chai柴 chang昌常长厂场 chao潮 chen晨 cheng城程澄诚 chu储处
chuan川船 chun春 cong囱 cui翠 da大 dai岱 dao岛道 de德 deng灯 di地堤第 dian电店 ding丁 dong东冬洞 dou斗 du渡都 dui队 duo朵 e鹅 er二 fa发 fan帆
fang坊方防芳舫 fen分 feng丰峰枫风凤 fu福服府富扶妇 fa法 gan干 gang港 gao高 ge阁格 gong工公宫共 gu鼓谷古故 guan馆管关观 guang广光 gui桂 guo国果 hai海
he河荷和合 hang航 hao号浩 hong虹鸿红 hu湖护沪 hua化华花 huai槐 huan环 hui汇会慧惠 huo火货 ji急际集记吉纪 jia家佳嘉 jian建监健涧 jiang江 jiao交胶教
jie街接 jin金津锦今 jing井静景镜警景京 jiu九酒旧 ju局居菊 juan绢 jun俊 ka咖 kang康 kao考 ke科客 kou口 ku库 kuai快 lan澜兰岚览 lang廊浪 lao老 le乐 li里理力丽莉利栗
lian莲 liang良亮梁 lin林临霖邻 ling岭灵陵凌 liu柳六流 long龙隆 lou楼 lu路鹭露芦 luo洛 ma码 mao贸 mei梅 meng梦 miao苗庙 ming明名鸣 mo墨末 mu木牧 nan南 ning宁
niao鸟 nong农 ou鸥 pai排派 pan畔 pei培 peng鹏 ping屏平坪萍 pu浦铺 qi七栖企起 qian前千 qiao桥 qin琴 qing清晴青庆 qiu秋 qu区渠曲 quan泉 rao绕 ren人仁 ri日 rong荣蓉 ru儒
ruan软 rui瑞 san三 sen森 sha沙 shan山 shang商上 shao少邵 she社 shen深 sheng生省盛升圣胜 shi市石室事十时师使食实 shou首 shu书树输枢 shuang双 shui水 shun顺 si四思丝 song松
su苏溯 sun笋 suo所 ta塔 tai台泰太 tan滩潭 tang塘堂棠 tao桃陶 ti体 tian天田 tiao跳 tie铁 ting亭庭听汀停 tong通同童桐 tu土图 tun屯 tuo拓 wan湾万晚 wang望王网汪 wei卫为围苇 wen文温
wo沃 wu五梧屋务吴武 xi溪西熙夕曦 xia霞下夏 xian仙县贤 xiang乡巷香祥象向 xiao小校消晓 xie谢 xin新心馨信 xing星行兴杏 xiu秀修 xu旭 xue学雪 ya雅 yan岩燕烟雁沿 yang洋阳杨养 yao瑶药
ye叶业 yi一医翼怡义驿 yin银音印隐 ying影映英应鹰 yong永泳 you游邮油 yu玉鱼渔雨宇屿育余语 yuan园苑院源远元 yue月悦岳跃 yun云运芸 ze泽 zan赞 zao造 zha闸 zhai宅 zhan站展 zhang张章漳 zhao照
zhen镇珍 zheng政正 zhi执智枝芝植治 zhong中钟忠众 zhou洲舟 zhu珠竹筑朱驻 zhuang庄 zi紫子 zong综 zuo座 zhi制 xun巡训 qi汽 che车 zhen诊 jiu救 yuan援 huan患 bao报 zhi值 bi碧 lv旅绿
tu屠 lei雷 jia稼 gu谷 cai菜彩财 ze则 ke刻 fei飞 kui葵 you幼 er儿 tang糖 xi熹 ting厅 lang朗 ran染 pen喷 sha厦 ju剧 yi艺 shu术 ti梯 re热 ce测 jing径 dao稻 wa瓦 yao窑 lian联 he鹤 ji机 xie械 pin品 gou购 wu物 hui挥 zhi指 tou头 bing兵 jiao角 hao好 zu足 yi益 ban版 dian点 yu与 chu出 cun村 min民 shi视`;
for (const group of table.trim().split(/\s+/)) {
  const syllable = /^[a-z]+/.exec(group)?.[0] ?? '';
  for (const character of group.slice(syllable.length)) readings[character] ??= syllable;
}

function readingOf(character: string): string {
  const reading = readings[character];
  if (reading === undefined) throw new Error(`no pinyin for ${character}`);
  return reading;
}

const isHan = (character: string) => /\p{Script=Han}/u.test(character);

/** First letters for search: 滨江北路 gives `bjbl`; digits and Latin letters pass through, other signs are dropped. */
export function pinyinInitials(text: string): string {
  return Array.from(text)
    .map((character) =>
      isHan(character) ? readingOf(character).charAt(0) : /[a-z0-9]/i.test(character) ? character : '',
    )
    .join('')
    .toLowerCase();
}

/** One capitalised word: 滨江 gives `Binjiang`. */
export function pinyinWord(text: string): string {
  const word = Array.from(text)
    .map((character) => (isHan(character) ? readingOf(character) : character))
    .join('');
  return word.charAt(0).toUpperCase() + word.slice(1);
}
