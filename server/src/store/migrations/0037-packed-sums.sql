-- The sums of a day are bytes in base64 from here on; they are counted anew from the events.
delete from "dailySums";
delete from "countedSums";
