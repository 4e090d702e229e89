import { runService } from '@foreshock/service';
import { warehouseService } from './service.ts';

await runService(warehouseService);
