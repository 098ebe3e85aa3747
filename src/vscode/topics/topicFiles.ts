import { parseTopicsFile } from '../../core/topics/parseTopics';
import type { TopicsFile } from '../../core/topics/topicsFile';
import { FolderFiles, type FolderFile } from '../files/folderFiles';

/** The topics that a folder of the workspace keeps, in `.marginalia/topics.yml`. */
export type FolderTopics = FolderFile<TopicsFile>;
export type TopicFiles = FolderFiles<TopicsFile>;

export function openTopicFiles(): TopicFiles {
	return new FolderFiles('topics.yml', parseTopicsFile);
}
