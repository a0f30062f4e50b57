import type { Route } from './route.js';
import { getBlock, getFacts, getManifest, listMetrics, searchBlocks } from './cube.js';
import { getEvents, getReady } from './events.js';
import { getItem, listItems, putHandling } from './items.js';
import {
  correctItem,
  drawLabelQueue,
  getAgreement,
  getLabelQueue,
  judgeDraw,
  listItemLabels,
  reopenDraw,
  skipDraw,
  withdrawLabel,
} from './labels.js';
import { getPriority, putPriority } from './priority.js';
import { getSettings, putOrganisation, SETTING_ROUTES } from './settings.js';
import {
  addSource,
  getSource,
  listConnectorTypes,
  listRejects,
  listRuns,
  listSources,
  patchSource,
  previewSource,
  removeSource,
  retryRejects,
  runSource,
  testSource,
  undoRun,
} from './sources.js';
import { listThemes } from './themes.js';

/** Every route of the api, in the order the OpenAPI document prints them. */
export const ROUTES: readonly Route[] = [
  getReady,
  getEvents,
  getManifest,
  getBlock,
  searchBlocks,
  getFacts,
  listMetrics,
  listItems,
  getItem,
  putHandling,
  listItemLabels,
  correctItem,
  withdrawLabel,
  getLabelQueue,
  drawLabelQueue,
  judgeDraw,
  skipDraw,
  reopenDraw,
  getAgreement,
  listThemes,
  getSettings,
  putOrganisation,
  getPriority,
  putPriority,
  ...SETTING_ROUTES,
  listConnectorTypes,
  listSources,
  getSource,
  addSource,
  patchSource,
  removeSource,
  runSource,
  testSource,
  previewSource,
  listRuns,
  undoRun,
  listRejects,
  retryRejects,
];
