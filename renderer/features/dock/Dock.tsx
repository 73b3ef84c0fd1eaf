import {
  DockviewDefaultTab,
  DockviewReact,
  type DockviewApi,
  type DockviewReadyEvent,
  type DockviewTheme,
  type IDockviewPanelHeaderProps,
  type SerializedDockview,
} from 'dockview-react';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role } from '../../../protocol/access/role.ts';
import { constrain, layoutOf, panelNames, type PanelName } from './dockLayouts.ts';
import { DockPanels, DockPanel } from './DockPanel.tsx';
import { forgetLayout, keepLayout, readAccountLayout, readKeptLayout } from './keptLayout.ts';
import 'dockview-react/dist/styles/dockview.css';
import './dock.css';

interface DockProps {
  readonly role: Role;
  /** Whose layout it is. */
  readonly person: string;
  readonly panels: Readonly<Record<PanelName, ReactNode>>;
  /** A panel with nothing in it gives its room away. */
  readonly empty: Readonly<Partial<Record<PanelName, boolean>>>;
  /** Messages not read, shown at their tab. */
  readonly unread: number;
  /** Shows handles to move panels; else nothing moves by accident. */
  readonly isArranging: boolean;
  /** Counts up to go back to the role's layout. */
  readonly resets: number;
}

const theme: DockviewTheme = { name: 'yigan', className: 'dockview-theme-yigan', colorScheme: 'dark', gap: 1 };
const components = Object.fromEntries(panelNames.map((name) => [name, () => <DockPanel name={name} />]));

/** The panels of a seat: where the role's layout puts them, or where this person did. */
export function Dock({ role, person, panels, empty, unread, isArranging, resets }: DockProps) {
  const { t } = useTranslation();
  const frame = useRef<HTMLDivElement>(null);
  const [api, setApi] = useState<DockviewApi | null>(null);
  const lastReset = useRef(resets);
  /** Whether the panels stand as the role's layout has them; else as this person put them. */
  const isRolesOwn = useRef(false);

  function layOut(dock: DockviewApi): void {
    dock.clear();
    layoutOf(role).arrange(dock);
    proportion(dock, role, frame.current);
    fitGroups(dock, isArranging, empty);
    proportion(dock, role, frame.current);
    isRolesOwn.current = true;
  }
  function show(dock: DockviewApi, kept: SerializedDockview | null): void {
    try {
      if (kept === null) layOut(dock);
      else {
        dock.fromJSON(kept);
        isRolesOwn.current = false;
      }
    } catch {
      // A layout that cannot be read is no reason to have no seat.
      layOut(dock);
    }
    constrain(dock, readRemPx());
  }
  function onReady({ api: dock }: DockviewReadyEvent): void {
    show(dock, readKeptLayout(person));
    setApi(dock);
    // At a desk where this person never sat, their layout comes a moment later.
    void readAccountLayout(person).then((kept) => {
      if (kept !== undefined && frame.current !== null) show(dock, kept);
    });
  }
  useEffect(() => {
    if (api === null || lastReset.current === resets) return;
    lastReset.current = resets;
    forgetLayout(person);
    layOut(api);
    constrain(api, readRemPx());
  });
  useEffect(() => {
    if (api === null) return;
    const title = () => {
      for (const name of panelNames) {
        const count = name === 'messages' && unread > 0 ? ` (${unread})` : '';
        api.getPanel(name)?.api.setTitle(`${t(`dock.${name}`)}${count}`);
      }
    };
    title();
    const fit = () => {
      // A panel that comes takes room in the role's proportions, not all of its neighbour's.
      if (fitGroups(api, isArranging, empty) && isRolesOwn.current) proportion(api, role, frame.current);
    };
    fit();
    const heard = [
      api.onDidAddPanel(title),
      api.onDidMovePanel(fit),
      api.onDidAddGroup(fit),
      // Only what a person moved is the person's layout; the first one stays the role's.
      api.onDidLayoutChange(() => {
        fit();
        if (!isArranging) return;
        isRolesOwn.current = false;
        keepLayout(person, api.toJSON());
      }),
    ];
    return () => {
      for (const one of heard) one.dispose();
    };
  }, [api, t, role, isArranging, empty, unread, person, resets]);

  const value = useMemo(() => panels, [panels]);
  return (
    <div ref={frame} className="dock" data-arranging={isArranging}>
      <DockPanels value={value}>
        <DockviewReact
          theme={theme}
          components={components}
          defaultTabComponent={PlainTab}
          onReady={onReady}
          disableDnd={!isArranging}
          disableFloatingGroups
        />
      </DockPanels>
    </div>
  );
}

/** A tab without a way to close it: every panel stays in the layout. */
function PlainTab(props: IDockviewPanelHeaderProps) {
  return <DockviewDefaultTab {...props} hideClose />;
}

function proportion(dock: DockviewApi, role: Role, frame: HTMLElement | null): void {
  const { clientWidth: widthPx = 0, clientHeight: heightPx = 0 } = frame ?? {};
  layoutOf(role).proportion(dock, { widthPx, heightPx, remPx: readRemPx() });
}

function readRemPx(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
}

/**
 * A panel alone needs no tab while nothing is moved; one with nothing in it gives its room away. Whether any came or went.
 */
function fitGroups({ groups }: DockviewApi, isArranging: boolean, empty: DockProps['empty']): boolean {
  let isChanged = false;
  for (const { header, panels, api } of groups) {
    const [only] = panels;
    const isAlone = panels.length === 1;
    header.hidden = !isArranging && isAlone;
    const isEmpty = isAlone && empty[only?.id as PanelName] === true && !isArranging;
    if (api.isVisible !== isEmpty) continue;
    api.setVisible(!isEmpty);
    isChanged = true;
  }
  return isChanged;
}
