import { runService } from '@foreshock/service';
import { alertsService } from './index.ts';

await runService(alertsService);
