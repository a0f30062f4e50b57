import { Controller, Inject } from '@nestjs/common';
import { Actor, type ActingPerson } from '../access/actor.js';
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
  type Source,
} from '../contract/sources.js';
import { Handles } from '../http/handles.js';
import { Input, type InputOf } from '../http/input.js';
import { RunsService } from './runs.service.js';
import { SourceReader } from './source-reader.js';
import { SourcesService } from './sources.service.js';

@Controller()
export class SourcesController {
  constructor(
    @Inject(SourcesService) private readonly sources: SourcesService,
    @Inject(SourceReader) private readonly reader: SourceReader,
    @Inject(RunsService) private readonly runs: RunsService,
  ) {}

  @Handles(listConnectorTypes)
  types(): ReturnType<SourcesService['types']> {
    return this.sources.types();
  }

  @Handles(listSources)
  list(): Promise<Source[]> {
    return this.reader.list();
  }

  @Handles(getSource)
  one(@Input(getSource) { params }: InputOf<typeof getSource>): Promise<Source> {
    return this.reader.one(params.id);
  }

  @Handles(addSource)
  add(@Input(addSource) input: InputOf<typeof addSource>, @Actor() actor: ActingPerson): Promise<Source> {
    return this.sources.add(input, actor);
  }

  @Handles(patchSource)
  patch(@Input(patchSource) input: InputOf<typeof patchSource>, @Actor() actor: ActingPerson): Promise<Source> {
    return this.sources.patch(input, actor);
  }

  @Handles(removeSource)
  remove(@Input(removeSource) { params }: InputOf<typeof removeSource>, @Actor() actor: ActingPerson): Promise<void> {
    return this.sources.remove(params.id, actor);
  }

  @Handles(runSource)
  run(
    @Input(runSource) { params }: InputOf<typeof runSource>,
    @Actor() actor: ActingPerson,
  ): Promise<{ queued: boolean }> {
    return this.sources.run(params.id, actor);
  }

  @Handles(testSource)
  test(@Input(testSource) input: InputOf<typeof testSource>): ReturnType<SourcesService['probe']> {
    return this.sources.probe('test', input);
  }

  @Handles(previewSource)
  preview(@Input(previewSource) input: InputOf<typeof previewSource>): ReturnType<SourcesService['probe']> {
    return this.sources.probe('preview', input);
  }

  @Handles(listRuns)
  listRuns(@Input(listRuns) input: InputOf<typeof listRuns>): ReturnType<RunsService['list']> {
    return this.runs.list(input);
  }

  @Handles(undoRun)
  undo(
    @Input(undoRun) { params }: InputOf<typeof undoRun>,
    @Actor() actor: ActingPerson,
  ): ReturnType<RunsService['undo']> {
    return this.runs.undo(params.id, params.runId, actor);
  }

  @Handles(listRejects)
  rejects(@Input(listRejects) input: InputOf<typeof listRejects>): ReturnType<RunsService['rejects']> {
    return this.runs.rejects(input);
  }

  @Handles(retryRejects)
  retry(
    @Input(retryRejects) { params }: InputOf<typeof retryRejects>,
    @Actor() actor: ActingPerson,
  ): Promise<{ queued: boolean }> {
    return this.runs.retryRejects(params.id, actor);
  }
}
