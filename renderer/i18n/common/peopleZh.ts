/** Why a shift or a handover is refused. */
export const peopleReasonsZh = {
  shiftUnknown: '没有这个班次，或已取消',
  shiftExists: '该班次已存在',
  shiftTimes: '班次时间不对：须先起后止、不超过 36 小时、未结束',
  shiftOverlap: '与该力量的另一班次时间重叠',
  shiftBegun: '班次已开始或已结束，不能这样更改',
  crewUnknown: '该人员已不在这个班次里，请核对后重试',
  crewTwice: '同一人不能在一个班次里出现两次',
  shiftChanged: '班次已被他人更改，请核对后重试',
  rosterFull: '班次已达 {{most}} 个',
  handoverUnknown: '没有这份交接班',
  handoverExists: '该交接班已签署',
  handoverAccepted: '该交接班已被接收',
  ownHandover: '交班人与接班人须为两人',
  otherSeat: '须由同类席位接班',
} as const;
