-- Which queue worker belongs to which process. A process holds an advisory lock as long as it lives; the jobs of one that
-- was killed are set free as soon as another process looks, instead of after the queue's own four hours.
create table worker_process (
  worker_id text primary key,
  process_key int not null
);

-- How often a job was running when its process died: a job that kills its process must not do so for ever.
create table job_kill (
  job_id bigint primary key,
  kills int not null
);
