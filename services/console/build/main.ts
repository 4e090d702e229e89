import { isBuilt } from './build-console.ts';
import { buildSite } from './site.ts';

if (!isBuilt()) await buildSite();
