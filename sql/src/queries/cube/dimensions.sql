select slot, name, label from dimension order by slot
