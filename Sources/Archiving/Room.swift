enum ArchivingRoom {}
