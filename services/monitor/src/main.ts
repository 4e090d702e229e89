import { runService } from '@foreshock/service';
import { monitorService } from './service.ts';

await runService(monitorService);
