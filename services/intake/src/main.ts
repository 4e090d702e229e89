import { runService } from '@foreshock/service';
import { intakeService } from './service.ts';

await runService(intakeService);
