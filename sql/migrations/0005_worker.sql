-- Which queue worker belongs to which process. A process holds an advisory lock as long as it lives; the jobs of one that
-- was killed are set free as soon as another process looks, instead of after the queue's own four hours.
create table worker_process (
  worker_id text primary key,
  process_key int not null
);
