import { TreeSelect } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Area, AreaLevel } from '../../../protocol/area/area.ts';
import type { AreaId } from '../../../protocol/ids.ts';

export type NamedArea = Pick<Area, 'id' | 'level' | 'parentId' | 'name'>;

interface AreaSelectProps {
  readonly areas: readonly NamedArea[];
  readonly value: AreaId | null;
  readonly onChange: (areaId: AreaId | null) => void;
  readonly label: string;
  readonly placeholder?: string;
  /** Only this area and those below it. */
  readonly within?: AreaId | undefined;
  readonly allowClear?: boolean;
  readonly testId?: string;
}

interface AreaNode {
  readonly value: AreaId;
  readonly title: string;
  readonly children: AreaNode[];
}

/** The five levels as a tree to choose from, found by name as well. */
export function AreaSelect({
  areas,
  value,
  onChange,
  label,
  placeholder,
  within,
  allowClear,
  testId,
}: AreaSelectProps) {
  const { t, i18n } = useTranslation();
  const language = i18n.language === 'en' ? 'en' : 'zh';
  const nodes = useMemo(
    () =>
      treeOf(areas, within, (area) => `${area.name[language]} · ${t(`areas.level.${area.level satisfies AreaLevel}`)}`),
    [areas, within, language, t],
  );
  return (
    <TreeSelect<AreaId | null>
      value={value}
      treeData={nodes}
      onChange={(next: AreaId | undefined | null) => onChange(next ?? null)}
      showSearch={{ treeNodeFilterProp: 'title' }}
      treeDefaultExpandedKeys={nodes.map((node) => node.value)}
      allowClear={allowClear === true}
      aria-label={label}
      placeholder={placeholder ?? label}
      style={{ width: '100%' }}
      {...(testId !== undefined && { 'data-testid': testId })}
    />
  );
}

function treeOf(
  areas: readonly NamedArea[],
  within: AreaId | undefined,
  title: (area: NamedArea) => string,
): AreaNode[] {
  const below = Map.groupBy(areas, ({ parentId }) => parentId);
  const nodeOf = (area: NamedArea): AreaNode => ({
    value: area.id,
    title: title(area),
    children: (below.get(area.id) ?? []).map(nodeOf),
  });
  const tops = within === undefined ? (below.get(null) ?? []) : areas.filter(({ id }) => id === within);
  return tops.map(nodeOf);
}
