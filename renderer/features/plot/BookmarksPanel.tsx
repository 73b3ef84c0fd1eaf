import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newId } from '../../connection/newId.ts';
import { mostBookmarks } from './mapSettings.ts';
import type { MapTools } from './useMapTools.ts';

/** Views of the map that this computer keeps. */
export function BookmarksPanel({ tools: { map, settings, change } }: { readonly tools: MapTools }) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const { bookmarks } = settings;
  const isFull = bookmarks.length >= mostBookmarks;
  const keep = () => {
    if (map === null || name.trim() === '' || isFull) return;
    change({ bookmarks: [...bookmarks, { id: newId(), name: name.trim(), pose: map.window.pose }] });
    setName('');
  };
  return (
    <>
      {bookmarks.length === 0 && <span className="muted">{t('plot.noBookmarks')}</span>}
      <ul className="bookmarks">
        {bookmarks.map((bookmark) => (
          <li key={bookmark.id}>
            <button type="button" onClick={() => map?.jumpTo(bookmark.pose)}>
              {bookmark.name}
            </button>
            <button
              type="button"
              aria-label={t('plot.removeBookmark', { name: bookmark.name })}
              onClick={() => change({ bookmarks: bookmarks.filter(({ id }) => id !== bookmark.id) })}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
      <Input
        size="small"
        value={name}
        maxLength={40}
        placeholder={t('plot.bookmarkName')}
        aria-label={t('plot.bookmarkName')}
        onChange={(event) => setName(event.target.value)}
        onPressEnter={keep}
      />
      <Button size="small" disabled={name.trim() === '' || isFull} onClick={keep}>
        {t('plot.addBookmark')}
      </Button>
      {isFull && <span className="muted">{t('plot.bookmarksFull', { most: mostBookmarks })}</span>}
    </>
  );
}
