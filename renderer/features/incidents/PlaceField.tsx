import { AutoComplete, Input } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Place } from '../../../protocol/geometry/place.ts';
import { useHall } from '../../store/index.ts';

interface PlaceFieldProps {
  readonly place: Place | null;
  readonly onPlace: (place: Place | null) => void;
  readonly isFirst: boolean;
  readonly testId?: string;
}

const mostOffered = 8;

/** A known place found by name or pinyin initials; with a place from the map, its address in words. */
export function PlaceField({ place, onPlace, isFirst, testId = 'report-place' }: PlaceFieldProps) {
  const { t, i18n } = useTranslation();
  const places = useHall((state) => state.directory.directory?.places);
  const [text, setText] = useState(place?.address ?? '');
  const isEnglish = i18n.language === 'en';
  const offered = useMemo(() => {
    const wanted = text.trim().toLowerCase();
    if (wanted === '' || places === undefined) return [];
    return places
      .filter(
        (one) =>
          one.name.includes(wanted) || one.nameEn.toLowerCase().includes(wanted) || one.initials.startsWith(wanted),
      )
      .slice(0, mostOffered);
  }, [places, text]);
  /** Leaving the field with words that match takes the best match; what was taken stands below with its area. */
  function takeFirst(): void {
    const first = offered[0];
    if (place !== null || first === undefined) return;
    const name = isEnglish ? first.nameEn : first.name;
    setText(name);
    onPlace({ lon: first.lon, lat: first.lat, address: name });
  }
  return (
    <AutoComplete
      value={text}
      options={offered.map((one) => ({
        value: isEnglish ? one.nameEn : one.name,
        label: `${isEnglish ? one.nameEn : one.name}  ·  ${one.initials}`,
        position: { lon: one.lon, lat: one.lat },
      }))}
      defaultActiveFirstOption
      onBlur={takeFirst}
      onChange={(next) => {
        setText(next);
        if (place !== null) onPlace({ ...place, address: next });
      }}
      onSelect={(value, option) => {
        setText(value);
        onPlace({ ...option.position, address: value });
      }}
    >
      <Input
        maxLength={200}
        {...(isFirst && { 'data-first': '' })}
        placeholder={place === null ? t('report.placeHint') : t('report.addressHint')}
        aria-label={t('report.place')}
        data-testid={testId}
      />
    </AutoComplete>
  );
}
