/** Questions to the tasks of this process about what they hold, answered by their own threads between two records. */
package org.industrymonitor.streams.inquiry;
