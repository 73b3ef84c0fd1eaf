import { agencySchema, type Agency } from '../../protocol/area/area.ts';
import type { UnitKind } from '../../protocol/unit/unit.ts';

export const agencies: readonly Agency[] = [
  { id: 'agency-police', name: { zh: '市公安局', en: 'Public Security Bureau' } },
  { id: 'agency-fire', name: { zh: '消防救援支队', en: 'Fire and Rescue' } },
  { id: 'agency-medical', name: { zh: '急救中心', en: 'Emergency Medical Centre' } },
  { id: 'agency-urban', name: { zh: '城市管理局', en: 'Urban Management Bureau' } },
  { id: 'agency-water', name: { zh: '水务局', en: 'Water Affairs Bureau' } },
  { id: 'agency-traffic', name: { zh: '交通运输局', en: 'Transport Bureau' } },
  { id: 'agency-emergency', name: { zh: '应急管理局', en: 'Emergency Management Bureau' } },
  { id: 'agency-street', name: { zh: '街道办事处', en: 'Subdistrict Offices' } },
].map((agency) => agencySchema.parse(agency));

export const agencyOfUnitKind: Record<UnitKind, string> = {
  police: 'agency-police',
  fire: 'agency-fire',
  ambulance: 'agency-medical',
  urban: 'agency-urban',
  water: 'agency-water',
  grid: 'agency-street',
  rescue: 'agency-emergency',
};
