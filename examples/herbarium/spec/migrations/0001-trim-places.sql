-- Places were stored with the blanks that were typed around them.
update collection_sheet set place = trim(place) where place <> trim(place);
