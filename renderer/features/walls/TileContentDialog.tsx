import { Input, InputNumber, Modal, Select } from 'antd';
import { useMemo, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Command } from '../../../protocol/hall/allCommands.ts';
import type { CameraId, IncidentId, UnitId } from '../../../protocol/ids.ts';
import { tileContentSchema, type TileContent, type TileContentKind } from '../../../protocol/wall/tileContent.ts';
import type { Wall } from '../../../protocol/wall/wall.ts';
import { isFinished, useHall } from '../../store/index.ts';
import { useUnitName } from '../units/index.ts';

interface TileContentDialogProps {
  readonly wall: Wall;
  readonly display: number;
  readonly tile: number;
  readonly send: (command: Command) => Promise<boolean>;
  readonly onClose: () => void;
}

/** A recording comes by drag from the incident it belongs to, an alarm by a rule. */
type OfferedKind = Exclude<TileContentKind, 'recording' | 'alarm'>;

const kinds: readonly OfferedKind[] = [
  'camera',
  'cameraTour',
  'map',
  'incident',
  'unitVideo',
  'clock',
  'banner',
  'page',
];

function isOffered(content: TileContent | null): content is Extract<TileContent, { kind: OfferedKind }> {
  return kinds.some((kind) => kind === content?.kind);
}

/** Chooses what a tile holds, whatever can be held. */
export function TileContentDialog({ wall, display, tile, send, onClose }: TileContentDialogProps): ReactElement {
  const { t } = useTranslation();
  const cameras = useHall((state) => state.directory.cameras);
  const incidents = useHall((state) => state.dispatch.state.incidents);
  const selection = useHall((state) => state.selection);
  const city = useHall((state) => state.directory.directory?.city);
  const units = useHall((state) => state.directory.units);
  const unitName = useUnitName();
  const held = wall.displays[display]?.tiles[tile];
  const before = held?.content ?? null;
  const [kind, setKind] = useState<OfferedKind>(isOffered(before) ? before.kind : 'camera');
  const [cameraIds, setCameraIds] = useState<readonly CameraId[]>(
    held?.content?.kind === 'cameraTour' ? held.content.cameraIds : selection.cameraIds,
  );
  const [dwellS, setDwellS] = useState(15);
  const [zoom, setZoom] = useState(15);
  const [incidentId, setIncidentId] = useState<IncidentId | null>(selection.incidentId);
  const [unitId, setUnitId] = useState<UnitId | null>(
    held?.content?.kind === 'unitVideo' ? held.content.unitId : selection.unitId,
  );
  const [text, setText] = useState('');
  const [url, setUrl] = useState('');

  const options = useMemo(
    () => Object.values(cameras).map(({ id, name }) => ({ value: id, label: `${name} ${id}` })),
    [cameras],
  );
  const selected = selection.incidentId === null ? undefined : incidents[selection.incidentId];
  const centre = selection.position ?? selected?.place ?? city?.centre;
  const wanted = {
    camera: { kind, cameraId: cameraIds[0] },
    cameraTour: { kind, cameraIds, dwellS },
    map: { kind, lon: centre?.lon, lat: centre?.lat, zoom },
    incident: { kind, incidentId },
    unitVideo: { kind, unitId },
    clock: { kind },
    banner: { kind, text },
    page: { kind, url },
  }[kind];
  const content = tileContentSchema.safeParse(wanted);

  async function place(): Promise<void> {
    if (!content.success) return;
    const isDone = await send({
      type: 'placeOnTile',
      wallId: wall.id,
      display,
      tile,
      content: content.data,
      expect: held?.version ?? 0,
    });
    if (isDone) onClose();
  }

  return (
    <Modal
      open
      title={t('walls.content.title', { number: tile + 1 })}
      onCancel={onClose}
      onOk={() => void place()}
      okText={t('walls.content.place')}
      cancelText={t('walls.cancel')}
      okButtonProps={{ disabled: !content.success }}
      destroyOnHidden
    >
      <div className="wall-form">
        <label>
          <span>{t('walls.content.kind')}</span>
          <Select<OfferedKind>
            value={kind}
            onChange={setKind}
            options={kinds.map((value) => ({ value, label: t(`walls.content.${value}`) }))}
            data-testid="content-kind"
          />
        </label>
        {kind === 'camera' && (
          <label>
            <span>{t('walls.content.camera')}</span>
            <Select<CameraId>
              showSearch={{ optionFilterProp: 'label' }}
              value={cameraIds[0] ?? null}
              onChange={(value) => setCameraIds([value])}
              options={options}
            />
          </label>
        )}
        {kind === 'cameraTour' && (
          <>
            <label>
              <span>{t('walls.content.cameras')}</span>
              <Select<CameraId[]>
                mode="multiple"
                showSearch={{ optionFilterProp: 'label' }}
                value={[...cameraIds]}
                onChange={setCameraIds}
                options={options}
              />
            </label>
            <label>
              <span>{t('walls.dwell')}</span>
              <InputNumber min={5} max={3600} value={dwellS} onChange={(value) => setDwellS(value ?? dwellS)} />
            </label>
          </>
        )}
        {kind === 'map' && (
          <>
            <p className="muted">{t('walls.content.mapHint')}</p>
            <label>
              <span>{t('walls.content.zoom')}</span>
              <InputNumber min={8} max={18} value={zoom} onChange={(value) => setZoom(value ?? zoom)} />
            </label>
          </>
        )}
        {kind === 'unitVideo' && (
          <label>
            <span>{t('walls.content.unit')}</span>
            <Select<UnitId>
              showSearch={{ optionFilterProp: 'label' }}
              value={unitId}
              onChange={setUnitId}
              options={Object.values(units).map(({ id }) => ({ value: id, label: unitName(id) }))}
            />
          </label>
        )}
        {kind === 'incident' && (
          <label>
            <span>{t('walls.content.incident')}</span>
            <Select<IncidentId>
              value={incidentId}
              onChange={setIncidentId}
              options={Object.values(incidents)
                .filter((incident) => !isFinished(incident))
                .map((incident) => ({
                  value: incident.id,
                  label: `#${incident.number} ${t(`incidentType.${incident.type}`)} ${incident.summary}`,
                }))}
            />
          </label>
        )}
        {kind === 'banner' && (
          <label>
            <span>{t('walls.content.banner')}</span>
            <Input value={text} maxLength={200} onChange={(event) => setText(event.target.value)} />
          </label>
        )}
        {kind === 'page' && (
          <label>
            <span>{t('walls.content.url')}</span>
            <Input value={url} placeholder="https://" onChange={(event) => setUrl(event.target.value.trim())} />
          </label>
        )}
      </div>
    </Modal>
  );
}
