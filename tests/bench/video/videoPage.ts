import { FrameWatch } from './FrameWatch.ts';
import { JanusTile } from './JanusTile.ts';

declare global {
  interface Window {
    videoBench: {
      ours: FrameWatch | null;
      janus: FrameWatch | null;
      janusTile: JanusTile | null;
      watchOurs: (tile: string) => void;
      joinJanus: (url: string) => Promise<void>;
    };
  }
}

// Added by the bench to a page that holds the renderer's media classes.
window.videoBench = {
  ours: null,
  janus: null,
  janusTile: null,
  watchOurs: (tile) => {
    window.media.view(tile);
    const host = document.body.lastElementChild;
    if (host instanceof HTMLElement) window.videoBench.ours = new FrameWatch(host);
  },
  joinJanus: async (url) => {
    const host = document.createElement('div');
    host.style.cssText = 'position:relative;width:320px;height:180px;display:inline-block;background:#000';
    document.body.append(host);
    window.videoBench.janus = new FrameWatch(host);
    window.videoBench.janusTile = await JanusTile.create(url, host);
  },
};
